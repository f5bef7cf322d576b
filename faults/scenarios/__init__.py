"""Each breaks one thing: a module with TITLE, DEADLINE (seconds) and run(stage), which gives figures or raises NotRun."""
