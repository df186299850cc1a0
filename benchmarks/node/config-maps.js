// Registers COUNT ConfigMaps below one component with mocks, and prints how many milliseconds that took and how many were registered.
"use strict";

const pulumi = require("@pulumi/pulumi");
const k8s = require("@pulumi/kubernetes");

const count = Number(process.argv[2]);
let registered = 0;

async function main() {
    await pulumi.runtime.setMocks({
        newResource: (args) => {
            registered += args.type === "kubernetes:core/v1:ConfigMap" ? 1 : 0;
            return { id: `${args.name}-id`, state: args.inputs };
        },
        call: (args) => args.inputs,
    }, "benchmarks", "config-maps", true);

    const start = process.hrtime.bigint();
    const group = new pulumi.ComponentResource("benchmarks:index:Group", "group");
    const urns = [];
    for (let i = 0; i < count; i++) {
        const configMap = new k8s.core.v1.ConfigMap(`config-${i}`, {
            metadata: { name: `config-${i}`, namespace: "default", labels: { app: "benchmark", index: `${i}` } },
            data: { key: `value-${i}`, other: "value" },
        }, { parent: group });
        urns.push(configMap.urn);
    }

    await new Promise((resolve) => pulumi.all(urns).apply(resolve));
    const milliseconds = Number(process.hrtime.bigint() - start) / 1e6;
    console.log(`${milliseconds.toFixed(0)} ${registered}`);
}

main();
