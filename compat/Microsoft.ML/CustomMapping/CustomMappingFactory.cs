using Microsoft.ML.Compat.CustomMapping;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

public abstract class CustomMappingFactory<TSrc, TDst> : ICustomMappingFactory
    where TSrc : class, new()
    where TDst : class, new()
{
    protected CustomMappingFactory()
    {
    }

    public abstract Action<TSrc, TDst> GetMapping();

    ITransformer ICustomMappingFactory.Create(IHostEnvironment environment, string contractName)
        => new CustomMappingTransformer<TSrc, TDst>(environment, GetMapping(), contractName, null, null);
}
