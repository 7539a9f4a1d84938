-- What the same entry told of the same job before this line, oldest first, as JSON; null when it is the only one.
alter table timeline add column if not exists earlier varchar;
