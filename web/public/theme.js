// Runs before the first paint, so that a chosen theme never flashes; a file of its own because inline scripts are refused.
try {
	const theme = localStorage.getItem("adjutant.theme");
	if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {
	// Storage is forbidden here: the system's theme stands.
}
