-- An SMS names nothing that it answers: what was written to the number it comes from is looked up.
alter table attempt add column phone varchar(20);
create index attempt_phone on attempt (phone, id) where phone is not null;
