"""What people read: catalogues, French typography, dates."""
