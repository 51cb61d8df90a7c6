{{/* Roles of each kind of pod: who is split off leaves the StatefulSet. */}}
{{- define "adjutant.actorRoles" -}}
{{- $roles := list -}}
{{- if not .Values.http.separate }}{{ $roles = append $roles "http" }}{{ end -}}
{{- $roles = append $roles "actors" -}}
{{- if not .Values.mailer.separate }}{{ $roles = append $roles "mailer" }}{{ end -}}
{{- join "," $roles -}}
{{- end -}}

{{/* A pod that runs the server. (dict "root" "component" "roles" "resources" "data") */}}
{{- define "adjutant.server" -}}
{{- $root := .root -}}
{{- $v := $root.Values -}}
{{- $own := include "adjutant.fullname" $root -}}
metadata:
  labels:
    {{- with $v.podLabels }}{{ toYaml . | nindent 4 }}{{ end }}
    {{- include "adjutant.servers" $root | nindent 4 }}
    app.kubernetes.io/component: {{ .component }}
    adjutant/http: {{ has "http" (splitList "," .roles) | quote }}
  annotations:
    {{- with $v.podAnnotations }}{{ toYaml . | nindent 4 }}{{ end }}
    # A change of settings replaces the pods. What was generated is none.
    checksum/config: {{ include (print $root.Template.BasePath "/configmap.yaml") $root | sha256sum }}
    checksum/secret: {{ include "adjutant.givenSecrets" $root | sha256sum }}
spec:
  {{- include "adjutant.podBasics" (dict "root" $root "account" (include "adjutant.serviceAccount" $root)) | nindent 2 }}
  terminationGracePeriodSeconds: {{ $v.shutdown.graceSeconds }}
  {{- if or $v.topologySpread.zone $v.topologySpread.node }}
  topologySpreadConstraints:
    {{- range $key, $when := dict "topology.kubernetes.io/zone" $v.topologySpread.zone "kubernetes.io/hostname" $v.topologySpread.node }}
    {{- if $when }}
    - topologyKey: {{ $key }}
      maxSkew: 1
      whenUnsatisfiable: {{ $when }}
      labelSelector:
        matchLabels:
          {{- include "adjutant.selector" $root | nindent 10 }}
          app.kubernetes.io/component: {{ $.component }}
    {{- end }}
    {{- end }}
  {{- end }}
  containers:
    - name: adjutant
      image: {{ include "adjutant.image" $root }}
      imagePullPolicy: {{ $v.image.pullPolicy }}
      # As `npm start` has it, without npm in between.
      command: [node, --max-semi-space-size=8, bin/node26.js, src/main.ts]
      securityContext: {{ include "adjutant.containerSecurity" $root | nindent 8 }}
      envFrom:
        - configMapRef: { name: {{ $own }} }
      env:
        - { name: ROLES, value: {{ .roles | quote }} }
        - { name: POD_NAME, valueFrom: { fieldRef: { fieldPath: metadata.name } } }
        - { name: POD_IP, valueFrom: { fieldRef: { fieldPath: status.podIP } } }
        # By its address: a name would be looked up in a cache that still has the pod of before.
        - { name: POD_ADDRESS, value: {{ eq $v.ipFamily "IPv6" | ternary "http://[$(POD_IP)]:3000" "http://$(POD_IP):3000" | quote }} }
        {{- include "adjutant.fromSecret" (dict "name" "DATABASE_URL" "part" $v.database "own" $own) | nindent 8 }}
        {{- range $name, $key := dict "AUTH_SECRET" $v.secrets.authKey "INTERNAL_SECRET" $v.secrets.internalKey }}
        {{- include "adjutant.fromSecret" (dict "name" $name "part" (dict "existingSecret" $v.secrets.existingSecret "key" $key) "own" $own) | nindent 8 }}
        {{- end }}
        # There while AUTH_SECRET is being changed.
        {{- include "adjutant.fromSecret" (dict "name" "AUTH_SECRET_OTHER" "optional" true "part" (dict "existingSecret" $v.secrets.existingSecret "key" $v.secrets.otherKey) "own" $own) | nindent 8 }}
        {{- if or $v.redis.url $v.redis.existingSecret }}
        {{- include "adjutant.fromSecret" (dict "name" "REDIS_URL" "part" $v.redis "own" $own) | nindent 8 }}
        {{- end }}
        {{- if or $v.smtp.url $v.smtp.existingSecret }}
        {{- include "adjutant.fromSecret" (dict "name" "SMTP_URL" "part" $v.smtp "own" $own) | nindent 8 }}
        {{- end }}
        {{- if or $v.model.apiKey $v.model.existingSecret }}
        {{- include "adjutant.fromSecret" (dict "name" "OPENAI_API_KEY" "part" $v.model "own" $own) | nindent 8 }}
        {{- end }}
        {{- if or $v.speech.apiKey $v.speech.existingSecret }}
        {{- include "adjutant.fromSecret" (dict "name" "SPEECH_API_KEY" "part" $v.speech "own" $own) | nindent 8 }}
        {{- end }}
        {{- if $v.kafka.brokers }}
        {{- include "adjutant.kafkaEnv" (dict "root" $root "own" $own "sasl" $v.kafka.sasl) | nindent 8 }}
        {{- end }}
        {{- with $v.extraEnv }}{{ toYaml . | nindent 8 }}{{ end }}
      ports:
        - { name: http, containerPort: 3000 }
        - { name: metrics, containerPort: 9464 }
      # A first start makes the tables; the job did so before an update. It answers when all of that is done.
      startupProbe:
        httpGet: { path: /health/live, port: http }
        periodSeconds: 2
        timeoutSeconds: 2
        failureThreshold: 150
      livenessProbe:
        httpGet: { path: /health/live, port: http }
        periodSeconds: 10
        timeoutSeconds: 5
        failureThreshold: 3
      # Answered within 100 ms, also by a pod that says no.
      readinessProbe:
        httpGet: { path: /health/ready, port: http }
        periodSeconds: 2
        timeoutSeconds: 2
        failureThreshold: 2
      lifecycle:
        preStop: { sleep: { seconds: {{ $v.shutdown.preStopSeconds }} } }
      resources: {{ toYaml .resources | nindent 8 }}
      volumeMounts: {{ include "adjutant.mounts" $root | nindent 8 }}
  volumes: {{- include "adjutant.volumes" (dict "root" $root "data" .data) | nindent 4 }}
{{- end -}}
