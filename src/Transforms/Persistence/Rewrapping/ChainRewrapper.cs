using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Onnx;
using MLNetVision.Transforms.Detection.Persistence;
using MLNetVision.Transforms.Schemas;

namespace MLNetVision.Transforms.Persistence.Rewrapping;

/// <summary>Goes through a loaded chain and puts transformers of ours in the place of what they were saved as.</summary>
internal sealed class ChainRewrapper(ScoringOptions? options)
{
    private readonly List<string> _seen = [];
    private int _found;
    private bool _hasDetector;

    /// <exception cref="VisionModelException">There is none.</exception>
    public ITransformer Rewrap(ITransformer transformer)
    {
        var rewrapped = Visit(transformer);
        if (_found == 0 && _hasDetector)
        {
            throw new VisionModelException(
                "VisionModel.Rewrap: what was given holds a detector, which scores all regions of a picture at once as it is, "
                + "so there is nothing to bring back."
                + " Use it as mlContext.Model.Load gave it; mlContext.Model.Save keeps detectors, VisionModel.Save does not.");
        }

        return _found > 0 ? rewrapped : throw new VisionModelException(
            $"VisionModel.Rewrap: there is no model of MLNetVision in what was given; it holds {string.Join(", ", _seen.DefaultIfEmpty("nothing"))}."
            + " Give it what mlContext.Model.Load made of a saved chain.");
    }

    private ITransformer Visit(ITransformer transformer)
    {
        if (transformer is not IEnumerable<ITransformer>)
        {
            _seen.Add(transformer.GetType().Name);
            _found += transformer is ScoringTransformer ? 1 : 0;
            return transformer;
        }

        var chain = transformer as TransformerChain<ITransformer> ?? Reloaded(transformer);
        if (Model(chain) is { } model)
        {
            _found++;
            return model;
        }

        ITransformer[] links = [.. chain.Select(Visit)];
        return links.SequenceEqual(chain) ? transformer : new TransformerChain<ITransformer>(links, Scopes(chain));
    }

    private ScoringTransformer? Model(TransformerChain<ITransformer> chain)
    {
        var graphs = chain.OfType<OnnxTransformer>().Select(SavedGraphs.Of).ToArray();
        _hasDetector |= graphs.Any(graph => graph.Graph.Outputs.Any(output => output.Name == SavedColumns.Scores));
        foreach (var graph in graphs.Where(GraphRecord.IsIn))
        {
            var (model, columns) = GraphRecord.ReadFrom(graph);
            return columns.Transformer(model, options);
        }

        return null;
    }

    /// <summary>A chain keeps its scopes to itself; but it tells what is left of it for each of them.</summary>
    private static IEnumerable<TransformerScope> Scopes(TransformerChain<ITransformer> chain)
    {
        TransformerScope[] kinds = [TransformerScope.Training, TransformerScope.Testing, TransformerScope.Scoring];
        var kept = kinds.Select(kind => chain.GetModelFor(kind).ToHashSet(ReferenceEqualityComparer.Instance)).ToArray();
        return chain.Select(link => kinds.Where((_, i) => kept[i].Contains(link)).Aggregate(TransformerScope.None, (scope, kind) => scope | kind));
    }

    /// <summary>A chain whose type says what its last link is, as one that does not.</summary>
    private static TransformerChain<ITransformer> Reloaded(ITransformer chain)
    {
        using var stream = new MemoryStream();
        Host.Context.Model.Save(chain, null, stream);
        stream.Position = 0;
        return (TransformerChain<ITransformer>)Host.Context.Model.Load(stream, out _);
    }
}
