"""How things look: colours, painted controls, icons."""
