using Microsoft.ML.Compat.CustomMapping;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

public abstract class StatefulCustomMappingFactory<TSrc, TDst, TState> : ICustomMappingFactory
    where TSrc : class, new()
    where TDst : class, new()
    where TState : class, new()
{
    protected StatefulCustomMappingFactory()
    {
    }

    public abstract Action<TSrc, TDst, TState> GetMapping();

    public abstract Action<TState> GetStateInitAction();

    ITransformer ICustomMappingFactory.Create(IHostEnvironment environment, string contractName)
        => new StatefulCustomMappingTransformer<TSrc, TDst, TState>(environment, GetMapping(), GetStateInitAction(), contractName);
}
