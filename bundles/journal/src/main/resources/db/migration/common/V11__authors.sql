-- Who wrote a message's words; null when nobody did.
alter table message add column if not exists author varchar;
