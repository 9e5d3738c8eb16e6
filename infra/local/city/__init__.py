"""The city hotline on one machine: builds, starts, deploys, seeds and stops it."""
