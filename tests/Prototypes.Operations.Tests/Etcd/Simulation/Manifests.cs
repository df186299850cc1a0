using Prototypes.Operations.Etcd;

namespace Prototypes.Operations.Tests.Etcd.Simulation;

/// <summary>Manifests of kube-apiserver as kubeadm writes them, with what people add to them.</summary>
internal static class Manifests
{
    public static string For(NodeKind kind) => kind == NodeKind.Kind ? Kubeadm("/etc/kubernetes/pki") : Kubeadm("/var/lib/minikube/certs");

    /// <summary>A manifest with comments, flags of others and volumes of others.</summary>
    public static string Commented { get; } =
        """
        # Managed by kubeadm, with an audit policy of ours.
        apiVersion: v1
        kind: Pod
        metadata:
          annotations:
            kubeadm.kubernetes.io/kube-apiserver.advertise-address.endpoint: 172.18.0.2:6443
          name: kube-apiserver
          namespace: kube-system
        spec:
          containers:
          - command:
            - kube-apiserver
            - --advertise-address=172.18.0.2
            # The policy of the security team.
            - --audit-policy-file=/etc/kubernetes/audit/policy.yaml
            - "--tls-cipher-suites=TLS_AES_128_GCM_SHA256"   # quoted on purpose
            # No flags below this line, please.
            image: registry.k8s.io/kube-apiserver:v1.35.8
            volumeMounts:
            - mountPath: /etc/kubernetes/audit   # audit
              name: audit
              readOnly: true
            - name: enc
              mountPath: /somewhere/else

            # The end of the mounts.
          hostNetwork: true
          volumes:
          - {name: audit, hostPath: {path: /etc/kubernetes/audit, type: Directory}}
          - name: enc
            emptyDir: {}   # taken by somebody else
        # The end.
        status: {}

        """;

    private static string Kubeadm(string certificates) =>
        $"""
        apiVersion: v1
        kind: Pod
        metadata:
          name: kube-apiserver
          namespace: kube-system
        spec:
          containers:
          - command:
            - kube-apiserver
            - --client-ca-file={certificates}/ca.crt
            - --etcd-servers=https://127.0.0.1:2379
            image: registry.k8s.io/kube-apiserver:v1.35.8
            name: kube-apiserver
            volumeMounts:
            - mountPath: {certificates}
              name: k8s-certs
              readOnly: true
          volumes:
          - hostPath:
              path: {certificates}
              type: DirectoryOrCreate
            name: k8s-certs
        status: {"{}"}

        """;
}
