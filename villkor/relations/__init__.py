"""Relations that must hold between figures: `beviljade ansökningar + avslagna ansökningar = inkomna ansökningar`."""
