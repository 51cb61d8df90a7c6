{{/* Pods are named after it, and a pod's name is at most 63 letters, digits and hyphens: room for -http-, two hashes. */}}
{{- define "adjutant.fullname" -}}
{{- $name := default .Chart.Name .Values.nameOverride -}}
{{- $whole := contains $name .Release.Name | ternary .Release.Name (printf "%s-%s" .Release.Name $name) -}}
{{- default $whole .Values.fullnameOverride | replace "." "-" | trunc 39 | trimSuffix "-" -}}
{{- end -}}

{{/* Never a version here: selectors, and what a StatefulSet makes its volumes from, cannot be changed. */}}
{{- define "adjutant.selector" -}}
app.kubernetes.io/name: {{ default .Chart.Name .Values.nameOverride | trunc 63 | trimSuffix "-" }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end -}}

{{- define "adjutant.labels" -}}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" | trunc 63 | trimSuffix "-" }}
{{ include "adjutant.selector" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- end -}}

{{/* Of every pod that runs the server, whatever its roles; jobs and tests have none of it. */}}
{{- define "adjutant.servers" -}}
{{ include "adjutant.selector" . }}
adjutant/server: "true"
{{- end -}}

{{- define "adjutant.image" -}}
{{- $image := .Values.image -}}
{{- if $image.digest }}{{ $image.repository }}@{{ $image.digest }}{{ else }}{{ $image.repository }}:{{ default .Chart.AppVersion $image.tag }}{{ end -}}
{{- end -}}

{{- define "adjutant.publicUrl" -}}
{{- if .Values.publicUrl }}{{ .Values.publicUrl }}
{{- else if .Values.ingress.enabled }}https://{{ .Values.ingress.host }}
{{- else if .Values.httpRoute.enabled }}https://{{ first .Values.httpRoute.hostnames }}
{{- else }}http://localhost:3000
{{- end -}}
{{- end -}}

{{- define "adjutant.serviceAccount" -}}
{{- if .Values.serviceAccount.create }}{{ default (include "adjutant.fullname" .) .Values.serviceAccount.name }}{{ else }}{{ default "default" .Values.serviceAccount.name }}{{ end -}}
{{- end -}}

{{/* Jobs come before the chart's own account. */}}
{{- define "adjutant.jobServiceAccount" -}}
{{- if .Values.serviceAccount.create }}default{{ else }}{{ default "default" .Values.serviceAccount.name }}{{ end -}}
{{- end -}}

{{/* What cannot work is refused here, with a sentence. */}}
{{- define "adjutant.validate" -}}
{{- $v := .Values -}}
{{- if not (or $v.database.url $v.database.existingSecret) }}{{ fail "A PostgreSQL is needed: set database.existingSecret, or database.url." }}{{ end -}}
{{- $several := or $v.autoscaling.enabled (gt (int $v.replicas) 1) $v.http.separate $v.mailer.separate -}}
{{- if and $several (not $v.kafka.brokers) }}{{ fail "More than one pod needs Kafka: set kafka.brokers, or replicas=1 and autoscaling.enabled=false." }}{{ end -}}
{{- if and $v.kafka.sasl.mechanism (not (and $v.kafka.sasl.username (or $v.kafka.sasl.password $v.kafka.sasl.existingSecret))) }}{{ fail "kafka.sasl.mechanism needs kafka.sasl.username, and kafka.sasl.existingSecret or kafka.sasl.password." }}{{ end -}}
{{- if and $v.kafka.tls.ca.existingSecret (not $v.kafka.tls.enabled) }}{{ fail "kafka.tls.ca makes no sense without kafka.tls.enabled." }}{{ end -}}
{{- if and $v.ingress.enabled (not $v.ingress.host) }}{{ fail "ingress.enabled needs ingress.host." }}{{ end -}}
{{- if and $v.httpRoute.enabled (not (and $v.httpRoute.hostnames $v.httpRoute.parentRefs)) }}{{ fail "httpRoute.enabled needs httpRoute.hostnames and httpRoute.parentRefs." }}{{ end -}}
{{- if lt (int $v.shutdown.graceSeconds) (add (int $v.shutdown.preStopSeconds) 28) }}{{ fail (printf "shutdown.graceSeconds must be at least %d: %d of preStopSeconds, 25 that a pod may take to stop, and 3 to spare." (add (int $v.shutdown.preStopSeconds) 28) (int $v.shutdown.preStopSeconds)) }}{{ end -}}
{{- range list $v.autoscaling $v.http.autoscaling }}{{ if lt (int .maxReplicas) (int .minReplicas) }}{{ fail "autoscaling: maxReplicas must not be below minReplicas." }}{{ end }}{{ end -}}
{{- end -}}

{{/* A variable from a Secret: of the user's, or of the chart's (or the jobs' copy of it). (dict "name" "part" "own") */}}
{{- define "adjutant.fromSecret" -}}
- name: {{ .name }}
  valueFrom:
    secretKeyRef:
      name: {{ default .own .part.existingSecret }}
      key: {{ ternary .part.key .name (ne .part.existingSecret "") }}
{{- if .optional }}
      optional: true
{{- end }}
{{- end -}}

{{/* How the brokers are reached. (dict "root" "own" "sasl") */}}
{{- define "adjutant.kafkaEnv" -}}
{{- $kafka := .root.Values.kafka -}}
- { name: KAFKA_BROKERS, value: {{ join "," $kafka.brokers | quote }} }
{{- with $kafka.topicPrefix }}
- { name: KAFKA_TOPIC_PREFIX, value: {{ . | quote }} }
{{- end }}
{{- if $kafka.tls.enabled }}
- { name: KAFKA_SSL, value: "true" }
{{- end }}
{{- if $kafka.tls.ca.existingSecret }}
- { name: KAFKA_SSL_CA, value: /etc/adjutant/kafka/ca.crt }
{{- end }}
{{- if $kafka.sasl.mechanism }}
- { name: KAFKA_SASL_MECHANISM, value: {{ $kafka.sasl.mechanism }} }
- { name: KAFKA_SASL_USERNAME, value: {{ .sasl.username | quote }} }
{{ include "adjutant.fromSecret" (dict "name" "KAFKA_SASL_PASSWORD" "part" .sasl "own" .own) }}
{{- end }}
{{- end -}}

{{- define "adjutant.mounts" -}}
- { name: data, mountPath: /data }
- { name: tmp, mountPath: /tmp }
{{- if .Values.database.ca.existingSecret }}
- { name: database-ca, mountPath: /etc/adjutant/database, readOnly: true }
{{- end }}
{{- if .Values.kafka.tls.ca.existingSecret }}
- { name: kafka-ca, mountPath: /etc/adjutant/kafka, readOnly: true }
{{- end }}
{{- with .Values.extraVolumeMounts }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{/* (dict "root" "data": whether /data is a claim of the StatefulSet's) */}}
{{- define "adjutant.volumes" -}}
{{- $v := .root.Values -}}
{{- if not .data }}
- { name: data, emptyDir: {} }
{{- end }}
- { name: tmp, emptyDir: {} }
{{- with $v.database.ca }}{{ if .existingSecret }}
- name: database-ca
  secret: { secretName: {{ .existingSecret }}, items: [{ key: {{ .key }}, path: ca.crt }] }
{{- end }}{{ end }}
{{- with $v.kafka.tls.ca }}{{ if .existingSecret }}
- name: kafka-ca
  secret: { secretName: {{ .existingSecret }}, items: [{ key: {{ .key }}, path: ca.crt }] }
{{- end }}{{ end }}
{{- with $v.extraVolumes }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{- define "adjutant.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities: { drop: [ALL] }
{{- end -}}

{{/* What pods of servers, jobs and tests have in common. (dict "root" "account") */}}
{{- define "adjutant.podBasics" -}}
{{- $v := .root.Values -}}
serviceAccountName: {{ .account }}
automountServiceAccountToken: false
# Services of the namespace would come as variables, NAME_PORT among them.
enableServiceLinks: false
securityContext: {{ toYaml $v.podSecurityContext | nindent 2 }}
{{- with $v.imagePullSecrets }}
imagePullSecrets: {{ toYaml . | nindent 2 }}
{{- end }}
{{- with $v.nodeSelector }}
nodeSelector: {{ toYaml . | nindent 2 }}
{{- end }}
{{- with $v.tolerations }}
tolerations: {{ toYaml . | nindent 2 }}
{{- end }}
{{- with $v.affinity }}
affinity: {{ toYaml . | nindent 2 }}
{{- end }}
{{- with $v.priorityClassName }}
priorityClassName: {{ . }}
{{- end }}
{{- end -}}
