import { Component, type ReactNode } from 'react';

interface ViewBoundaryProps {
  /** What is shown inside; another one is another try. */
  readonly of: unknown;
  /** What is shown instead. `tryAgain` shows the view again. */
  readonly instead: (tryAgain: () => void) => ReactNode;
  readonly children: ReactNode;
}

/** Keeps a fault of a view from taking the rest of the page away. `reportFault` hears of it at the root. */
export class ViewBoundary extends Component<ViewBoundaryProps, { readonly hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError(): { readonly hasFailed: boolean } {
    return { hasFailed: true };
  }

  override componentDidUpdate(before: ViewBoundaryProps): void {
    if (this.state.hasFailed && before.of !== this.props.of) this.#tryAgain();
  }

  override render(): ReactNode {
    const { instead, children } = this.props;
    return this.state.hasFailed ? instead(this.#tryAgain) : children;
  }

  readonly #tryAgain = (): void => this.setState({ hasFailed: false });
}
