namespace TorchSharp;

public class DisposeScopeManager
{
    public static ThreadDisposeScopeStatistics Statistics => throw Reference.Only;
}

public class ThreadDisposeScopeStatistics
{
    public long CreatedInScopeCount => throw Reference.Only;
    public long CreatedOutsideScopeCount => throw Reference.Only;
    public long DetachedFromScopeCount => throw Reference.Only;
    public long DisposedInScopeCount => throw Reference.Only;
    public long ThreadTotalLiveCount => throw Reference.Only;
    public void Reset() => throw Reference.Only;
}
