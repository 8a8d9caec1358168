using Microsoft.ML.Data;
using MLNetVision.Imaging;
using MLNetVision.Networks.Initialisers;
using MLNetVision.Training.Augmentation;

namespace MLNetVision.Estimators.Augmentation;

/// <summary>What becomes of each picture: itself, perhaps, and then its changed copies.</summary>
/// <param name="Transform">The change.</param>
/// <param name="Copies">How many changed pictures each one gives.</param>
/// <param name="Seed">Where chance comes from, with the row's id and the copy's number.</param>
/// <param name="KeepsOriginals">Whether the picture itself comes first.</param>
internal sealed record AugmentationPlan(ImageTransform Transform, int Copies, ulong Seed, bool KeepsOriginals)
{
    /// <summary>How many rows a row gives.</summary>
    public int Occurrences => Copies + (KeepsOriginals ? 1 : 0);

    /// <summary>Whether an occurrence of a row, from 0, is the row itself.</summary>
    public bool IsOriginal(int occurrence) => KeepsOriginals && occurrence == 0;

    /// <summary>The id of an occurrence. A row that stays itself keeps its own.</summary>
    public DataViewRowId Id(DataViewRowId row, int occurrence) =>
        IsOriginal(occurrence) ? row : row.Combine(new DataViewRowId((ulong)Copy(occurrence) + 1, Seed));

    /// <summary>A changed copy: the same for the same seed, row and copy, whoever reads it and when.</summary>
    public Image<byte> Apply(Image<byte> picture, DataViewRowId row, int occurrence, ImagePool pool)
    {
        var seed = RandomStream.SeedAt(RandomStream.SeedAt(RandomStream.SeedAt(Seed, row.Low), row.High), (ulong)Copy(occurrence));
        var random = new RandomStream(seed);
        return Transform.Apply(picture, ref random, pool);
    }

    private int Copy(int occurrence) => KeepsOriginals ? occurrence - 1 : occurrence;
}
