-- Code lists 字典: buildings, rooms, kinds of repair and whatever else forms let people choose from. Cases keep code and
-- name of that day, so an entry is closed, never deleted.
CREATE TABLE code_item (
  list text NOT NULL,
  code text NOT NULL,
  name text NOT NULL,
  -- Code of the entry above, in this list or (rooms of a building) in another.
  parent text,
  sort integer NOT NULL DEFAULT 0,
  aliases text[] NOT NULL DEFAULT '{}',
  pinyin text NOT NULL,
  initials text NOT NULL,
  closed_on date,
  PRIMARY KEY (list, code)
);
