"""Made-up published programmes: plainly invented, the same at every run, in the shares that real centres leave."""
