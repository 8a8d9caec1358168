namespace MLNetVision.Trainers.Detection;

/// <summary>Passes over the regions of pictures: pictures are read and looked at by several threads, and what they give is taken in their order.</summary>
internal sealed class RegionPasses(IRegionData data, DetectionRun run)
{
    /// <summary>Pictures in memory at once.</summary>
    private const int PicturesAtOnce = 8;

    /// <summary>Goes over some pictures.</summary>
    /// <param name="work">What it is, for who is told.</param>
    /// <param name="pictures">Their numbers.</param>
    /// <param name="look">What is made of a picture, on any thread.</param>
    /// <param name="take">Takes it, picture after picture.</param>
    public void Over<T>(string work, IReadOnlyList<int> pictures, Func<int, PictureRegions, T> look, Action<int, PictureRegions, T> take)
    {
        var done = 0;
        foreach (var group in pictures.Chunk(PicturesAtOnce))
        {
            var (read, seen) = (new PictureRegions[group.Length], new T[group.Length]);
            run.Each(group.Length, i =>
            {
                read[i] = data.Read(group[i]);
                seen[i] = look(group[i], read[i]);
            });
            for (var i = 0; i < group.Length; i++)
            {
                take(group[i], read[i], seen[i]);
            }

            done += group.Length;
            run.Report(work, done, pictures.Count);
        }
    }
}
