using Microsoft.ML.Data;
using MLNetVision.Imaging;
using MLNetVision.Transforms.Data;

namespace MLNetVision.Estimators;

/// <summary>Proposals as numbers: x0 y0 x1 y1 of each, and the scores.</summary>
internal sealed record ProposedRegions(float[] Boxes, float[] Scores)
{
    private const int Corners = 4;

    public static ProposedRegions Of(RegionProposer proposer, MLImage? image)
    {
        var picture = PictureImages.ToPicture(image ?? throw new InvalidOperationException(
            $"{ProposalsEstimator.Owner}: a row has no image. Filter such rows out before."));
        var proposals = proposer.Propose(picture);
        var (boxes, scores) = (new float[Corners * proposals.Count], new float[proposals.Count]);
        foreach (var (i, (region, score)) in proposals.Index())
        {
            var box = boxes.AsSpan(Corners * i, Corners);
            (box[0], box[1], box[2], box[3]) = (region.X, region.Y, region.X + region.Width, region.Y + region.Height);
            scores[i] = score;
        }

        return new(boxes, scores);
    }

    public static void CopyTo(float[] values, ref VBuffer<float> target)
    {
        var editor = VBufferEditor.Create(ref target, values.Length);
        values.CopyTo(editor.Values);
        target = editor.Commit();
    }
}
