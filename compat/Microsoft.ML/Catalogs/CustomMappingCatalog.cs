using Microsoft.ML.Compat;
using Microsoft.ML.Compat.CustomMapping;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

namespace Microsoft.ML;

public static class CustomMappingCatalog
{
    public static CustomMappingEstimator<TSrc, TDst> CustomMapping<TSrc, TDst>(
        this TransformsCatalog catalog,
        Action<TSrc, TDst> mapAction,
        string contractName,
        SchemaDefinition inputSchemaDefinition = null,
        SchemaDefinition outputSchemaDefinition = null)
        where TSrc : class, new()
        where TDst : class, new()
        => new(catalog.Environment, mapAction, contractName, inputSchemaDefinition, outputSchemaDefinition);

    public static StatefulCustomMappingEstimator<TSrc, TDst, TState> StatefulCustomMapping<TSrc, TDst, TState>(
        this TransformsCatalog catalog, Action<TSrc, TDst, TState> mapAction, Action<TState> stateInitAction, string contractName)
        where TSrc : class, new()
        where TDst : class, new()
        where TState : class, new()
        => new(catalog.Environment, mapAction, stateInitAction, contractName);

    public static IDataView FilterByCustomPredicate<TSrc>(this DataOperationsCatalog catalog, IDataView input, Func<TSrc, bool> filterPredicate)
        where TSrc : class, new()
    {
        Guard.NotNull(filterPredicate, nameof(filterPredicate));
        catalog.Environment.Register("CustomFilter");
        return new PredicateDataView<TSrc>(Guard.NotNull(input, nameof(input)), () => filterPredicate, keepsState: false);
    }

    public static IDataView FilterByStatefulCustomPredicate<TSrc, TState>(
        this DataOperationsCatalog catalog, IDataView input, Func<TSrc, TState, bool> filterPredicate, Action<TState> stateInitAction)
        where TSrc : class, new()
        where TState : class, new()
    {
        Guard.NotNull(filterPredicate, nameof(filterPredicate));
        Guard.NotNull(stateInitAction, nameof(stateInitAction));
        catalog.Environment.Register("CustomFilter");
        return new PredicateDataView<TSrc>(Guard.NotNull(input, nameof(input)), () =>
        {
            var state = new TState();
            stateInitAction(state);
            return row => filterPredicate(row, state);
        }, keepsState: true);
    }
}
