"""What people take away: one room a business. Says which files there are; ``portal.render`` makes them."""
