"""Ground floor: who and where, rights, log, jobs, PDF and chart primitives; imports no other app."""
