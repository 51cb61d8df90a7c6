import { createSignal, Show } from "solid-js";
import type { Session } from "../state/session.ts";
import { Icon } from "./Icon.tsx";
import { Trouble } from "./Trouble.tsx";

/** The first field of a form that has just come up; on entering, and when the other form is chosen. */
function focusNext(field: HTMLInputElement): void {
	queueMicrotask(() => {
		if (!document.activeElement?.matches("input")) field.focus();
	});
}

export function SignIn(props: { readonly session: Session }) {
	const [isNew, setNew] = createSignal(false);
	const [fault, setFault] = createSignal<string>();
	const [isBusy, setBusy] = createSignal(false);

	async function submit(event: SubmitEvent & { currentTarget: HTMLFormElement }): Promise<void> {
		event.preventDefault();
		const form = new FormData(event.currentTarget);
		const field = (name: string) => String(form.get(name) ?? "");
		setFault(undefined);
		setBusy(true);
		try {
			if (isNew()) await props.session.signUp(field("name").trim(), field("email").trim(), field("password"));
			else await props.session.signIn(field("email").trim(), field("password"));
		} catch (problem) {
			setFault(problem instanceof Error ? problem.message : String(problem));
		}
		setBusy(false);
	}

	return (
		<main class="entrance">
			<div class="entrance-card">
				<p class="brand big">
					<Icon name="mark" /> Adjutant
				</p>
				<h1>{isNew() ? "Create your account" : "Welcome back"}</h1>
				<p class="muted">Say what is to be done. You will be reminded on time.</p>
				<form onSubmit={submit}>
					<Show when={isNew()}>
						<label>
							Name
							<input name="name" autocomplete="name" required maxlength="100" ref={focusNext} />
						</label>
					</Show>
					<label>
						E-mail
						<input name="email" type="email" autocomplete="email" required ref={focusNext} />
					</label>
					<label>
						Password
						<input
							name="password"
							type="password"
							required
							minlength="8"
							autocomplete={isNew() ? "new-password" : "current-password"}
						/>
						<Show when={isNew()}>
							<small class="muted">At least 8 characters.</small>
						</Show>
					</label>
					<Show when={fault()}>{(sentence) => <Trouble message={sentence()} />}</Show>
					<button type="submit" class="primary" disabled={isBusy()}>
						{isBusy() ? "One moment…" : isNew() ? "Sign up" : "Sign in"}
					</button>
				</form>
				<p class="swap">
					{isNew() ? "You have an account?" : "New here?"}{" "}
					<button
						type="button"
						class="link"
						onClick={() => {
							setNew(!isNew());
							setFault(undefined);
						}}
					>
						{isNew() ? "Sign in" : "Create an account"}
					</button>
				</p>
			</div>
		</main>
	);
}
