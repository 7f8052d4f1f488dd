import type { Ref } from "react";
import { fieldId } from "./field-id";
import { Icon } from "./icon";

type ErrorSummaryProps = {
  title: string;
  /** What was kept and what to do. */
  message?: string;
  /** Field path → what is wrong with it. The path "form" means the whole form and gets no link. */
  errors?: Readonly<Record<string, readonly string[]>>;
  /** Of the form, where it has one. */
  scope?: string;
  ref?: Ref<HTMLDivElement>;
};

/** All that is wrong with a form, above it, each line a link to its field. Focusable, so that a form can move the reader here. */
export function ErrorSummary({ title, message, errors = {}, scope, ref }: ErrorSummaryProps) {
  const lines = Object.entries(errors).flatMap(([name, texts]) => texts.map((text) => ({ name, text })));
  return (
    <div
      ref={ref}
      role="alert"
      tabIndex={-1}
      className="max-w-2xl rounded-md border-2 border-danger bg-danger-soft p-4 focus-visible:outline-offset-4"
    >
      <h2 className="flex items-center gap-2 font-semibold text-danger">
        <Icon name="circle-alert" size={5} />
        {title}
      </h2>
      {message ? <p className="mt-1">{message}</p> : null}
      {lines.length > 0 ? (
        <ul className="mt-2 grid list-disc gap-1 pl-5">
          {lines.map(({ name, text }) => (
            <li key={`${name} ${text}`}>
              {name !== "form" ? (
                <a href={`#${fieldId(name.replace(/\.\d+$/, ""), scope)}`} className="font-medium prose-link">
                  {text}
                </a>
              ) : (
                text
              )}
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
