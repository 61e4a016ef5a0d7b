// A table that grows, as CSV: history.csv, events.csv.

function rows(text) {
  const all = [];
  let row = [];
  let cell = '';
  let quoted = false;
  for (let n = 0; n < text.length; n++) {
    const c = text[n];
    if (quoted) {
      if (c === '"' && text[n + 1] === '"') {
        cell += '"';
        n++;
      } else if (c === '"') {
        quoted = false;
      } else {
        cell += c;
      }
    } else if (c === '"') {
      quoted = true;
    } else if (c === ',') {
      row.push(cell);
      cell = '';
    } else if (c === '\n') {
      row.push(cell);
      all.push(row);
      row = [];
      cell = '';
    } else if (c !== '\r') {
      cell += c;
    }
  }
  return all;
}

export class Table {
  constructor() {
    this.text = '';
    this.bytes = 0;
    this.columns = [];
    this.rows = [];
  }

  /** Takes whole lines that follow on what is there. */
  append(text, bytes) {
    this.text += text;
    this.bytes += bytes;
    const more = rows(text);
    if (this.columns.length === 0 && more.length > 0) {
      this.columns = more.shift().map((heading) => {
        const unit = /^(.*) \[(.*)\]$/.exec(heading);
        return { heading, name: unit ? unit[1] : heading, unit: unit ? unit[2] : '' };
      });
    }
    this.rows.push(...more);
  }

  index(name) {
    return this.columns.findIndex((column) => column.name === name);
  }

  numbers(index) {
    return this.rows.map((row) => (row[index] === '' ? NaN : Number(row[index])));
  }
}
