/**
 * What the pages for operators tell one to type on a cluster, and which of it `npm run test:kube` carries out: everything that stands in a
 * shell block of the guide, in its order, and what other places name, but for the list of what no cluster for a try can do.
 */
import { blocksOf, type Page, readPage } from "../docs/pages.ts";

export const GUIDE = "docs/kubernetes.md";
const OTHERS = ["docs/operations.md", "docs/runbook.md"];

/** Word for word as the pages have it, and why it is not carried out. */
export const NOT_HERE: Readonly<Record<string, string>> = {
	"docker build --tag registry.example.org/adjutant:0.1.0 .": "the image is made beforehand (KUBE_IMAGE)",
	"docker push registry.example.org/adjutant:0.1.0": "the image is made beforehand (KUBE_IMAGE)",
	"gpg --export-secret-keys > secring.gpg": "needs a key: test/helm/package.test.ts makes one and does all of this",
	"helm package helm/adjutant --sign --key 'Your Name <you@example.org>' --keyring secring.gpg":
		"needs a key: test/helm/package.test.ts does it",
	"gpg --export > pubring.gpg": "needs a key: test/helm/package.test.ts does it",
	"helm verify adjutant-0.1.0.tgz --keyring pubring.gpg": "needs a key: test/helm/package.test.ts does it",
	"kubectl delete node <name>": "a cluster for a try may have one node only",
	"kubectl logs job/adjutant-migrate": "the job is there only when it has failed",
	"kubectl exec statefulset/adjutant -- node bin/adjutant.js …": "says how; each command named is carried out",
	"npx adjutant …": "says how; each command named is carried out",
	"npx adjutant backup adjutant.backup": "a pod's folder is read-only: the guide's own block makes the backup",
	"npx adjutant restore adjutant.backup": "wants an empty database: the guide's own block restores",
	"npx adjutant doctor --production":
		"must find problems in an installation that nobody relies on: test/cli/doctorProduction.test.ts",
	"npx adjutant replay journal": "refuses beside living servers: test/cli/rebuild.test.ts does it",
};

/** What text beside the blocks names, word for word, and how it is carried out where it stands short of something. In the order of the pages. */
export const BESIDE: Readonly<Record<string, string>> = {
	"kubectl delete pod adjutant-1 --force": "",
	"helm upgrade … --set database.existingSecret=adjutant-restored":
		"helm upgrade adjutant helm/adjutant --reuse-values --set database.existingSecret=adjutant-restored --wait --timeout 10m",
	"kubectl rollout restart statefulset/adjutant": "",
	"kubectl delete pod adjutant-2": "",
	"kubectl delete statefulset adjutant --cascade=orphan": "",
	"kubectl rollout restart": "kubectl rollout restart statefulset/adjutant",
	"kubectl get secret adjutant -o jsonpath='{.data.AUTH_SECRET}' | base64 -d": "",
	"kubectl get pods": "",
	"npx adjutant try <url>": "",
};

export interface Section {
	readonly page: string;
	readonly heading: string;
	/** Files that blocks of values and manifests are the contents of, by the name in their first line. */
	readonly files: readonly { readonly name: string; readonly content: string }[];
	/** Lines of the shell blocks, then what the text names beside them, each once. */
	readonly blocks: readonly (readonly string[])[];
	readonly beside: readonly string[];
}

const isForCluster = (line: string) =>
	/^(docker (build|push)|gpg|helm|kubectl|npx adjutant) \S/.test(line) &&
	// A name of a command is no command: `helm upgrade`, `kubectl scale`.
	(line.startsWith("npx") ? line.split(" ").length > 2 || line === "npx adjutant …" : line.split(" ").length > 2);

export function sectionsOf(page: Page): readonly Section[] {
	return page.text.split(/^## /m).map((text) => {
		const part: Page = { name: page.name, text };
		const all = blocksOf(part);
		const named = all.map(({ content }) => /^# (\S+\.yaml)\n/.exec(content)?.[1]);
		const prose = text.replace(/^```.*?^```$/gms, "");
		return {
			page: page.name,
			heading: text.slice(0, text.indexOf("\n")),
			files: all.flatMap(({ content }, at) => (named[at] === undefined ? [] : [{ name: named[at], content }])),
			blocks: all
				.filter(({ language }) => language === "sh")
				.map(({ content }) => content.trim().split("\n").filter(isForCluster))
				.filter((lines) => lines.length > 0),
			beside: [...new Set([...prose.matchAll(/`([^`\n]+)`/g)].map(([, code = ""]) => code))].filter(isForCluster),
		};
	});
}

export const readSections = () => [GUIDE, ...OTHERS].map(readPage).flatMap(sectionsOf);

/** Whether the guide's walk carries it out; a command of ours in text is, as it stands, in a pod. */
export const isCarriedOut = (section: Section, line: string): boolean =>
	!(line in NOT_HERE) &&
	(section.blocks.some((lines) => lines.includes(line)) || line in BESIDE || /^npx adjutant [^<…]*$/.test(line));
