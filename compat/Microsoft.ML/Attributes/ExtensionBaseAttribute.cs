using Microsoft.ML.Compat;

namespace Microsoft.ML;

public abstract class ExtensionBaseAttribute : Attribute
{
    private protected ExtensionBaseAttribute(string contractName) => ContractName = Guard.NotEmpty(contractName, nameof(contractName));

    public string ContractName { get; }
}
