using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetVision.Transforms.Persistence;

/// <summary>Puts built-in transformers one behind the other, each fitted to the columns that those before it leave.</summary>
internal sealed class ChainWriter(IDataView start)
{
    private readonly List<ITransformer> _transformers = [];
    private IDataView _view = start;

    /// <summary>Fits an estimator that learns nothing from rows.</summary>
    public void Add(IEstimator<ITransformer> estimator) => Add(estimator.Fit(_view));

    /// <summary>Adds a transformer.</summary>
    public void Add(ITransformer transformer)
    {
        _transformers.Add(transformer);
        _view = transformer.Transform(_view);
    }

    /// <summary>Whether the last one leaves a column of that name.</summary>
    public bool Has(string column) => _view.Schema.GetColumnOrNull(column) is not null;

    /// <summary>All of them.</summary>
    public TransformerChain<ITransformer> ToChain() => new([.. _transformers]);
}
