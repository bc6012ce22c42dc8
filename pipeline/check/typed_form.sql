-- one row per canonical table: whether checked.<table> stands with other columns than the temporary table typed_form
select
    (select count(*) > 0 from duckdb_columns() where schema_name = 'checked' and table_name = $table_name)
    and (
        select list((column_name, data_type) order by column_index)
        from duckdb_columns()
        where schema_name = 'checked' and table_name = $table_name
    ) is distinct from (
        select list((column_name, data_type) order by column_index)
        from duckdb_columns()
        where schema_name = 'main' and table_name = 'typed_form'
    )
