#!/bin/sh
# Makes Hikiwake's database and its two roles. The container of the database runs it when its volume
# is new; run again, it makes what is missing and sets the passwords to what the environment says.
set -e
: "${HIKIWAKE_OWNER_PASSWORD:?must be set}" "${HIKIWAKE_APP_PASSWORD:?must be set}"

# The passwords stand in no command line, where others on the machine could read them.
psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres <<'SQL'
\getenv owner_password HIKIWAKE_OWNER_PASSWORD
\getenv app_password HIKIWAKE_APP_PASSWORD
SELECT format('CREATE ROLE %I LOGIN', wanted)
  FROM unnest(ARRAY['hikiwake_owner', 'hikiwake_app']) AS wanted
 WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = wanted) \gexec
ALTER ROLE hikiwake_owner PASSWORD :'owner_password';
ALTER ROLE hikiwake_app PASSWORD :'app_password';

SELECT 'CREATE DATABASE hikiwake OWNER hikiwake_owner TEMPLATE template0'
 WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = 'hikiwake') \gexec
REVOKE ALL ON DATABASE hikiwake FROM PUBLIC;
GRANT CONNECT ON DATABASE hikiwake TO hikiwake_app;

\connect hikiwake
REVOKE ALL ON SCHEMA public FROM PUBLIC;
SQL
