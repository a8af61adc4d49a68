import { Component, type ReactNode } from 'react';
import { ProblemPage } from './problem-page.tsx';

interface Props {
  readonly children: ReactNode;
  /** Another page = another try. */
  readonly place: string;
}

interface State {
  readonly error: unknown;
  readonly place: string;
}

/** Catches a crash of one page (also a chunk that no longer exists after an update); the frame stays usable. */
export class CrashBoundary extends Component<Props, State> {
  override state: State = { error: undefined, place: this.props.place };

  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { error: error ?? new Error('unknown') };
  }

  static getDerivedStateFromProps(props: Props, state: State): Partial<State> | null {
    return props.place === state.place ? null : { error: undefined, place: props.place };
  }

  override render(): ReactNode {
    if (this.state.error === undefined) return this.props.children;
    return <ProblemPage error={this.state.error} onRetry={() => location.reload()} />;
  }
}
