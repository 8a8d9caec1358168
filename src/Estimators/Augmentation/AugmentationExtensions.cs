using Microsoft.ML;
using Microsoft.ML.Transforms.Image;
using MLNetVision.Estimators.Augmentation;
using MLNetVision.Training.Augmentation;

namespace MLNetVision;

/// <summary>More pictures from those that there are.</summary>
public static class AugmentationExtensions
{
    /// <summary>
    /// A view in which every row comes several times: as it is, and with changed copies of its picture. Other columns stay. A copy depends on the seed, the
    /// row's id and the copy's number alone, not on the order of reading, nor on threads. In order, copies follow their original; shuffled, all rows come once
    /// before any comes again. Nothing is kept in memory: pictures are changed when they are read.
    /// </summary>
    /// <remarks>For training data only: a model that is evaluated on copies of what it was trained on looks better than it is. Split first.</remarks>
    /// <param name="catalog">mlContext.Data.</param>
    /// <param name="data">The rows.</param>
    /// <param name="transform">What is done to a picture: one of <see cref="Recipes"/>, or transforms joined by <see cref="ImageTransform.Then"/>.</param>
    /// <param name="copies">How many changed pictures each one gives; 1 or more.</param>
    /// <param name="seed">Where chance comes from.</param>
    /// <param name="keepOriginals">Whether each row also comes as it is, before its copies.</param>
    /// <param name="imageColumnName">The column of pictures.</param>
    /// <exception cref="ArgumentException">There is no such column of pictures, or a parameter is out of its range.</exception>
    public static IDataView AugmentImages(
        this DataOperationsCatalog catalog,
        IDataView data,
        ImageTransform transform,
        int copies = 1,
        int seed = 0,
        bool keepOriginals = true,
        string imageColumnName = "Image")
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(transform);
        ArgumentException.ThrowIfNullOrEmpty(imageColumnName);
        if (copies is < 1 or int.MaxValue)
            throw new ArgumentOutOfRangeException(nameof(copies), copies, "AugmentImages: a picture has to give 1 copy or more.");
        transform.Validate();
        var column = data.Schema.GetColumnOrNull(imageColumnName) ?? throw new ArgumentException(
            $"AugmentImages: there is no column '{imageColumnName}'; there are {string.Join(", ", data.Schema.Select(c => $"'{c.Name}'"))}.",
            nameof(imageColumnName));
        if (column.Type is not ImageDataViewType)
        {
            throw new ArgumentException(
                $"AugmentImages: column '{imageColumnName}' is {column.Type}, but has to hold images; augment before pixels are extracted.",
                nameof(imageColumnName));
        }

        return new AugmentedView(data, column.Index, new AugmentationPlan(transform, copies, (ulong)seed, keepOriginals));
    }
}
