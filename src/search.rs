//! Search: a query as typed, and where it is found.
