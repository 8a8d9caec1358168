using Microsoft.Extensions.ObjectPool;
using Microsoft.ML;

namespace MLNetVision.Samples.WebApi;

/// <summary>Makes prediction engines. One serves one request at a time; the pool keeps as many as are needed at once.</summary>
internal sealed class EnginePolicy(MLContext mlContext, ITransformer model) : PooledObjectPolicy<PredictionEngine<Picture, Answer>>
{
    public override PredictionEngine<Picture, Answer> Create() => mlContext.Model.CreatePredictionEngine<Picture, Answer>(model);

    public override bool Return(PredictionEngine<Picture, Answer> obj) => true;
}
