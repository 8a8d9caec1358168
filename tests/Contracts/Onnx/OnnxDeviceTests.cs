using Microsoft.ML;
using MLNetVision.Tests.Contracts.Workout;

namespace MLNetVision.Tests.Contracts.Onnx;

/// <summary>Accelerators that are not there. A GPU of so high a number exists nowhere.</summary>
public sealed class OnnxDeviceTests
{
    private const int NoGpu = 99;

    private static Table Three => new(Column.Vector<float>("x", 3, [[1, 2, 3]]));

    [Fact]
    public void A_missing_gpu_is_refused_at_once() =>
        Assert.ThrowsAny<Exception>(() => new MLContext(1).Transforms.ApplyOnnxModel("y", "x", Models.Affine().Stream(), NoGpu));

    [NeedsFallbackFact]
    public void A_missing_gpu_is_replaced_on_request() =>
        Assert.Single(new MLContext(1).Transforms.ApplyOnnxModel("y", "x", Models.Affine().Stream(), NoGpu, fallbackToCpu: true).Snap(Three)["y"]);

    [NeedsFallbackFact]
    public void The_contexts_gpu_counts_where_none_is_named()
    {
        var context = new MLContext(1) { GpuDeviceId = NoGpu };
        Assert.ThrowsAny<Exception>(() => context.Transforms.ApplyOnnxModel(Models.Affine().Stream()));
        Assert.ThrowsAny<Exception>(() => context.Transforms.ApplyOnnxModel(Models.Affine().Stream(), fallbackToCpu: true));
        context.FallbackToCpu = true;
        Assert.Single(context.Transforms.ApplyOnnxModel(Models.Affine().Stream()).Snap(Three)["y"]);
        Assert.ThrowsAny<Exception>(() => context.Transforms.ApplyOnnxModel(Models.Affine().Stream(), NoGpu));
    }

    [NeedsFallbackFact]
    public void A_loaded_model_takes_the_gpu_of_the_context_that_loads_it()
    {
        var context = new MLContext(1);
        using var saved = new MemoryStream();
        var model = context.Transforms.ApplyOnnxModel("y", "x", Models.Affine().Stream(), NoGpu, fallbackToCpu: true).Fit(Three);
        context.Model.Save(model, Three.Schema, saved);
        saved.Position = 0;
        Assert.NotNull(new MLContext(1).Model.Load(saved, out _));
        saved.Position = 0;
        Assert.ThrowsAny<Exception>(() => new MLContext(1) { GpuDeviceId = NoGpu }.Model.Load(saved, out _));
        saved.Position = 0;
        Assert.NotNull(new MLContext(1) { GpuDeviceId = NoGpu, FallbackToCpu = true }.Model.Load(saved, out _));
    }
}

/// <summary>A test that falls back to the CPU: skipped, by name, where ONNX Runtime was built so that it cannot even be asked for a GPU.</summary>
internal sealed class NeedsFallbackFactAttribute : FactAttribute
{
    private static readonly Lazy<string?> _refusal = new(Refusal);

    public NeedsFallbackFactAttribute() => Skip = _refusal.Value is { } reason ? $"This build of ONNX Runtime knows of no GPU: {reason}" : null;

    private static string? Refusal()
    {
        try
        {
            new MLContext(1).Transforms.ApplyOnnxModel("y", "x", Models.Affine().Stream(), 0, fallbackToCpu: true)
                .Fit(new Table(Column.Vector<float>("x", 3))).Dispose();
            return null;
        }
        catch (EntryPointNotFoundException refusal)
        {
            return refusal.Message;
        }
    }
}
