const line = document.getElementById("foljer");
const told = new EventSource(`andringar?${document.documentElement.dataset.edition}`);
told.onmessage = () => location.reload();
told.onerror = () => {
  line.textContent = "Sidan följer inte med längre. Kör villkor preview --watch igen.";
};
told.onopen = () => {
  line.textContent = "Sidan följer med när en fil i rapporten sparas.";
};
