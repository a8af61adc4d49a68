-- People are also asked for an opinion that is not counted, or to decide a held round.
ALTER TABLE task DROP CONSTRAINT task_kind_check;
ALTER TABLE task ADD CONSTRAINT task_kind_check CHECK (kind IN ('approval', 'revise', 'opinion', 'adjudication'));
ALTER TABLE task DROP CONSTRAINT task_outcome_check;
ALTER TABLE task ADD CONSTRAINT task_outcome_check
  CHECK (outcome IN ('approved', 'rejected', 'returned', 'resubmitted', 'advised', 'cancelled'));
