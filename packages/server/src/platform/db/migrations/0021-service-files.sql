-- The folder 事项文件夹 that a version was published from, to the letter: {"form.yaml": "…"}. An export gives it back without
-- loss. Empty for versions that were published before it was kept.
ALTER TABLE service_version ADD COLUMN files json;
