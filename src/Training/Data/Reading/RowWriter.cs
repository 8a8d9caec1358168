using MLNetVision.Imaging;
using MLNetVision.Networks.Initialisers;
using MLNetVision.Training.Augmentation;

namespace MLNetVision.Training.Data;

/// <summary>Loads pictures, transforms them and writes them into batches; one a worker.</summary>
internal sealed class RowWriter(IImageSource source, ImageBatchOptions options, IReadOnlyList<RowValues> values)
{
    private readonly ImagePool _pool = new();

    /// <summary>Writes one row. All chance comes from the seed, the epoch and the picture.</summary>
    public void Write(Batch batch, int row, PictureDraw draw, BatchPlan plan)
    {
        var tensor = options.Tensor;
        var random = new RandomStream(SeedMixing.Mix(plan.Seed, (ulong)plan.Epoch, (ulong)draw.Index, (ulong)draw.Occurrence));
        var loaded = source.Load(draw.Index, _pool);
        var image = loaded.WithChannels(tensor.Channels);
        var result = options.Transform is null ? image : options.Transform.Apply(image, ref random, _pool);
        tensor.Write(result, batch[options.InputName].As<float>().Slice(row * tensor.Elements, tensor.Elements));
        WriteTarget(batch, row, draw.Index);
        foreach (var numbers in values)
        {
            numbers.Write(batch, row, draw.Index);
        }

        _pool.Return(loaded);
        if (result != loaded)
        {
            _pool.Return(result);
        }
    }

    private void WriteTarget(Batch batch, int row, int index)
    {
        switch (options.Target)
        {
            case BatchTarget.Class:
                batch[options.TargetName].As<long>()[row] = Label(index);
                break;
            case BatchTarget.Probabilities:
                var labels = batch[options.TargetName].As<float>().Slice(row * source.Classes.Count, source.Classes.Count);
                labels.Clear();
                labels[Label(index)] = 1;
                break;
            case BatchTarget.Picture:
                var size = options.Tensor.Elements;
                batch[options.InputName].As<float>().Slice(row * size, size).CopyTo(batch[options.TargetName].As<float>()[(row * size)..]);
                break;
        }
    }

    private int Label(int index)
    {
        var label = source.Label(index);
        return label >= 0 && label < source.Classes.Count
            ? label
            : throw new InvalidOperationException($"its label is {label}, but there are {source.Classes.Count} classes.");
    }
}
