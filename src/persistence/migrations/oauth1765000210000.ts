/**
 * The tables of Better Auth's OAuth provider, as it would make them itself (a test compares), and the apps in ours. They are made
 * here because the provider is loaded only when an app comes, and by then other pods may be at work.
 */
import type { MigrationInterface, QueryRunner } from "typeorm";

const STATEMENTS = [
	`CREATE TABLE "oauthClient" (
		"id" uuid default pg_catalog.gen_random_uuid() not null primary key,
		"clientId" text not null unique,
		"clientSecret" text,
		"clientDiscoveryId" text,
		"disabled" boolean,
		"skipConsent" boolean,
		"enableEndSession" boolean,
		"subjectType" text,
		"scopes" jsonb,
		"clientCredentialsScopes" jsonb,
		"userId" uuid references "user" ("id") on delete cascade,
		"createdAt" timestamptz,
		"updatedAt" timestamptz,
		"name" text,
		"uri" text,
		"icon" text,
		"contacts" jsonb,
		"tos" text,
		"policy" text,
		"softwareId" text,
		"softwareVersion" text,
		"softwareStatement" text,
		"redirectUris" jsonb not null,
		"postLogoutRedirectUris" jsonb,
		"backchannelLogoutUri" text,
		"backchannelLogoutSessionRequired" boolean,
		"tokenEndpointAuthMethod" text,
		"applicationType" text,
		"jwks" text,
		"jwksUri" text,
		"grantTypes" jsonb,
		"responseTypes" jsonb,
		"requirePKCE" boolean,
		"dpopBoundAccessTokens" boolean,
		"referenceId" text,
		"metadata" jsonb
	)`,
	`CREATE TABLE "oauthResource" (
		"id" uuid default pg_catalog.gen_random_uuid() not null primary key,
		"identifier" text not null unique,
		"name" text not null,
		"accessTokenTtl" integer,
		"refreshTokenTtl" integer,
		"signingAlgorithm" text,
		"signingKeyId" text,
		"allowedScopes" jsonb,
		"customClaims" jsonb,
		"dpopBoundAccessTokensRequired" boolean,
		"disabled" boolean,
		"createdAt" timestamptz,
		"updatedAt" timestamptz,
		"policyVersion" integer,
		"metadata" jsonb
	)`,
	`CREATE TABLE "oauthClientResource" (
		"id" uuid default pg_catalog.gen_random_uuid() not null primary key,
		"clientId" text not null references "oauthClient" ("clientId") on delete cascade,
		"resourceId" text not null references "oauthResource" ("identifier") on delete cascade,
		"metadata" jsonb,
		"createdAt" timestamptz
	)`,
	`CREATE TABLE "oauthRefreshToken" (
		"id" uuid default pg_catalog.gen_random_uuid() not null primary key,
		"token" text not null unique,
		"clientId" text not null references "oauthClient" ("clientId") on delete cascade,
		"sessionId" uuid references "session" ("id") on delete set null,
		"userId" uuid not null references "user" ("id") on delete cascade,
		"referenceId" text,
		"authorizationCodeId" text,
		"resources" jsonb,
		"requestedUserInfoClaims" jsonb,
		"expiresAt" timestamptz not null,
		"createdAt" timestamptz not null,
		"revoked" timestamptz,
		"rotatedAt" timestamptz,
		"rotationReplayResponse" text,
		"rotationReplayExpiresAt" timestamptz,
		"authTime" timestamptz,
		"confirmation" jsonb,
		"scopes" jsonb not null
	)`,
	`CREATE TABLE "oauthAccessToken" (
		"id" uuid default pg_catalog.gen_random_uuid() not null primary key,
		"token" text not null unique,
		"clientId" text not null references "oauthClient" ("clientId") on delete cascade,
		"sessionId" uuid references "session" ("id") on delete set null,
		"userId" uuid references "user" ("id") on delete cascade,
		"referenceId" text,
		"authorizationCodeId" text,
		"resources" jsonb,
		"requestedUserInfoClaims" jsonb,
		"refreshId" uuid references "oauthRefreshToken" ("id") on delete cascade,
		"expiresAt" timestamptz not null,
		"createdAt" timestamptz not null,
		"revoked" timestamptz,
		"confirmation" jsonb,
		"scopes" jsonb not null
	)`,
	`CREATE TABLE "oauthConsent" (
		"id" uuid default pg_catalog.gen_random_uuid() not null primary key,
		"clientId" text not null references "oauthClient" ("clientId") on delete cascade,
		"userId" uuid references "user" ("id") on delete cascade,
		"referenceId" text,
		"resources" jsonb,
		"requestedUserInfoClaims" jsonb,
		"scopes" jsonb not null,
		"createdAt" timestamptz not null,
		"updatedAt" timestamptz not null
	)`,
	`CREATE TABLE "oauthClientAssertion" (
		"id" uuid default pg_catalog.gen_random_uuid() not null primary key,
		"expiresAt" timestamptz not null
	)`,
	'CREATE INDEX "oauthClient_userId_idx" on "oauthClient" ("userId")',
	'CREATE INDEX "oauthClientResource_clientId_idx" on "oauthClientResource" ("clientId")',
	'CREATE INDEX "oauthClientResource_resourceId_idx" on "oauthClientResource" ("resourceId")',
	'CREATE INDEX "oauthRefreshToken_clientId_idx" on "oauthRefreshToken" ("clientId")',
	'CREATE INDEX "oauthRefreshToken_sessionId_idx" on "oauthRefreshToken" ("sessionId")',
	'CREATE INDEX "oauthRefreshToken_userId_idx" on "oauthRefreshToken" ("userId")',
	'CREATE INDEX "oauthRefreshToken_authorizationCodeId_idx" on "oauthRefreshToken" ("authorizationCodeId")',
	'CREATE INDEX "oauthAccessToken_clientId_idx" on "oauthAccessToken" ("clientId")',
	'CREATE INDEX "oauthAccessToken_sessionId_idx" on "oauthAccessToken" ("sessionId")',
	'CREATE INDEX "oauthAccessToken_userId_idx" on "oauthAccessToken" ("userId")',
	'CREATE INDEX "oauthAccessToken_authorizationCodeId_idx" on "oauthAccessToken" ("authorizationCodeId")',
	'CREATE INDEX "oauthAccessToken_refreshId_idx" on "oauthAccessToken" ("refreshId")',
	'CREATE INDEX "oauthConsent_clientId_idx" on "oauthConsent" ("clientId")',
	'CREATE INDEX "oauthConsent_userId_idx" on "oauthConsent" ("userId")',
	'CREATE UNIQUE INDEX "oauthClientResource_clientId_resourceId_uidx" on "oauthClientResource" ("clientId", "resourceId")',
	// Of a user an app is one principal for as long as it may act; it has no place, for each was allowed in by the user.
	"ALTER TABLE client ADD oauth_client_id text, ALTER place DROP NOT NULL",
	"CREATE UNIQUE INDEX client_app ON client (user_id, oauth_client_id) WHERE revoked_at IS NULL",
];

export class OAuth1765000210000 implements MigrationInterface {
	readonly name = "OAuth1765000210000";

	async up(runner: QueryRunner): Promise<void> {
		for (const statement of STATEMENTS) await runner.query(statement);
	}

	async down(runner: QueryRunner): Promise<void> {
		await runner.query("DROP INDEX client_app");
		await runner.query("DELETE FROM client WHERE place IS NULL");
		await runner.query("ALTER TABLE client DROP oauth_client_id, ALTER place SET NOT NULL");
		const tables = [
			"Consent",
			"ClientAssertion",
			"AccessToken",
			"RefreshToken",
			"ClientResource",
			"Resource",
			"Client",
		];
		for (const table of tables) await runner.query(`DROP TABLE "oauth${table}"`);
	}
}
