"""The database: Tortoise lives here and nowhere else. Times are kept aware, in UTC."""
