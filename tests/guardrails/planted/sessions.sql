set statement_timeout = '1h';
declare everything cursor with hold for select * from planted_case;
