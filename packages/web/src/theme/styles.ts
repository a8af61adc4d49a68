/** Only the library's parts that every page uses; a page with more controls imports their sheets itself. */
import './layers.css';
import '@mantine/core/styles/baseline.layer.css';
import '@mantine/core/styles/UnstyledButton.layer.css';
import '@mantine/core/styles/Button.layer.css';
import '@mantine/core/styles/Loader.layer.css';
import './tokens.css';
import './base.css';
import '../ui/card.css';
