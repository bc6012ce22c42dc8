-- one row per table or view of the database that is looked at, as schema.name
select schema_name || '.' || table_name as name
from duckdb_tables()
where database_name = 'looked_at'
union all
select schema_name || '.' || view_name
from duckdb_views()
where database_name = 'looked_at'
