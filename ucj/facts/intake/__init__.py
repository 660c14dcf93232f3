"""Everything uploaded: from the bytes of a file to figures of the ledger, or to what is wrong in it."""
