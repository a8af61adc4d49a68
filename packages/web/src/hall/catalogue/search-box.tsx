import './search-box.css';
import { Button } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { catalogueWords } from '../../locale/catalogue.ts';
import { useWords } from '../../locale/words.ts';

/** Search 查找事项; the server understands characters, pinyin and initials. */
export function SearchBox(props: {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onSearch: () => void;
  readonly hint?: ReactNode;
}) {
  const t = useWords(catalogueWords);
  return (
    <form
      role="search"
      className="search-box"
      action="/services"
      onSubmit={(event) => {
        event.preventDefault();
        props.onSearch();
      }}
    >
      <label htmlFor="query" className="search-box-label">
        {t.searchLabel}
      </label>
      <div className="search-box-row">
        <IconSearch className="search-box-icon" size={22} aria-hidden />
        <input
          id="query"
          name="query"
          type="search"
          enterKeyHint="search"
          autoComplete="off"
          maxLength={100}
          value={props.value}
          onChange={(event) => props.onChange(event.currentTarget.value)}
          aria-describedby="query-hint"
        />
        <Button type="submit">{t.search}</Button>
      </div>
      <p id="query-hint" className="search-box-hint">
        {t.searchHint}
      </p>
    </form>
  );
}
