import { For } from "solid-js";
import type { Written } from "../../net/request.ts";
import { useDesk } from "../../state/desk/desk.ts";
import type { FormFault } from "../../state/parts/formFault.ts";
import type { Label } from "../../wire.ts";
import { useWords } from "../../words/words.ts";
import { FieldFault, faultMarks } from "../parts/FieldFault.tsx";
import { Dot } from "../parts/Icon.tsx";

interface LabelFieldsProps {
	readonly categoryId: number | null;
	readonly setCategoryId: (id: number | null) => void;
	readonly tagIds: readonly number[];
	readonly setTagIds: (ids: readonly number[]) => void;
	readonly fault: FormFault;
}

/** Category and tags of a task; new ones come into being here. */
export function LabelFields(props: LabelFieldsProps) {
	const desk = useDesk();
	const words = useWords();
	const say = () => words().form;
	let newTag: HTMLInputElement | undefined;
	let newCategory: HTMLInputElement | undefined;

	async function addTag(): Promise<void> {
		const name = newTag?.value.trim().replace(/^#/, "");
		if (!name || !newTag) return;
		const known = desk.tags().find((tag) => tag.name.toLowerCase() === name.toLowerCase());
		const make = () => desk.requests.write<Written & { tag: Label }>("POST", "/api/tags", { name });
		const id = known?.id ?? (await desk.change(say().addedTag(name), make))?.tag.id;
		if (id === undefined) return;
		if (!props.tagIds.includes(id)) props.setTagIds([...props.tagIds, id]);
		newTag.value = "";
	}

	async function addCategory(): Promise<void> {
		const name = newCategory?.value.trim();
		if (!name || !newCategory) return;
		const known = desk.categories().find((category) => category.name.toLowerCase() === name.toLowerCase());
		const make = () => desk.requests.write<Written & { category: Label }>("POST", "/api/categories", { name });
		const id = known?.id ?? (await desk.change(say().addedCategory(name), make))?.category.id;
		if (id === undefined) return;
		props.setCategoryId(id);
		newCategory.value = "";
	}

	/** Enter in these fields adds the label instead of sending the form around them. */
	const onEnter = (add: () => Promise<void>) => (event: KeyboardEvent) => {
		if (event.key !== "Enter" || event.isComposing) return;
		event.preventDefault();
		void add();
	};

	return (
		<>
			<div class="pair">
				<label>
					{say().category}
					<select
						value={props.categoryId ?? ""}
						{...faultMarks(props.fault, "category")}
						onChange={(event) =>
							props.setCategoryId(event.currentTarget.value ? Number(event.currentTarget.value) : null)
						}
					>
						<option value="">{say().none}</option>
						<For each={desk.categories()}>
							{(category) => (
								<option value={category.id} selected={category.id === props.categoryId}>
									{category.name}
								</option>
							)}
						</For>
					</select>
					<FieldFault fault={props.fault} place="category" />
				</label>
				<label>
					{say().newCategory}
					<input
						maxlength="50"
						ref={(element) => {
							newCategory = element;
						}}
						onKeyDown={onEnter(addCategory)}
						onBlur={() => void addCategory()}
					/>
				</label>
			</div>
			<fieldset>
				<legend>{say().tags}</legend>
				<div class="tags">
					<For each={desk.tags()}>
						{(tag) => (
							<label class="tag pick" classList={{ picked: props.tagIds.includes(tag.id) }}>
								<input
									type="checkbox"
									class="visually-hidden"
									checked={props.tagIds.includes(tag.id)}
									onChange={(event) => {
										const others = props.tagIds.filter((id) => id !== tag.id);
										props.setTagIds(event.currentTarget.checked ? [...others, tag.id] : others);
									}}
								/>
								<Dot color={tag.color} /> {tag.name}
							</label>
						)}
					</For>
					<input
						class="new-tag"
						aria-label={say().newTag}
						placeholder={say().newTag}
						maxlength="30"
						ref={(element) => {
							newTag = element;
						}}
						onKeyDown={onEnter(addTag)}
						onBlur={() => void addTag()}
						{...faultMarks(props.fault, "tags")}
					/>
				</div>
				<FieldFault fault={props.fault} place="tags" />
			</fieldset>
		</>
	);
}
