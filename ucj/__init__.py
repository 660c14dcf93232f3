"""UCJ: what is known of social security coverage, what a plan would change, and how it is shown."""

__version__ = "0.1.0"
