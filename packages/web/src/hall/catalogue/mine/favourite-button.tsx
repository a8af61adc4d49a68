import './favourite-button.css';
import { IconStar, IconStarFilled } from '@tabler/icons-react';
import type { ServiceCard } from '../../../api/shapes.ts';
import { catalogueWords } from '../../../locale/catalogue.ts';
import { useSay, useWords } from '../../../locale/words.ts';
import { useFavourite } from './my-services.ts';

/** 收藏: a star that is pressed or not. Nothing for visitors, who have nowhere to keep it. */
export function FavouriteButton({ service }: { readonly service: ServiceCard }) {
  const t = useWords(catalogueWords);
  const say = useSay();
  const { isFavourite, toggle } = useFavourite(service);
  if (isFavourite === undefined) return null;
  const Picture = isFavourite ? IconStarFilled : IconStar;
  return (
    <button
      type="button"
      className="favourite-button no-print"
      aria-pressed={isFavourite}
      aria-label={t.favourite(say(service.name))}
      title={isFavourite ? t.unfavour : t.favour}
      onClick={toggle}
    >
      <Picture size={22} stroke={1.7} aria-hidden />
    </button>
  );
}
