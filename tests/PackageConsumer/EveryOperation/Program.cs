using PackageConsumer.EveryOperation;

// Uses every public operation of the packages, and tells what each answers: the same lines on every runtime, wherever and whenever it runs.
// A test holds these sources against the public members of the packages, so that none is left out.
Console.Out.NewLine = "\n";
Telling tell = new(Console.Out);
Registering.Play(tell);
Looking.Play(tell);
Describing.Play(tell);
Proposing.Play(tell);
Observing.Play(tell);
Recording.Play(tell);
Refusing.Play(tell);
Sharing.Play(tell);
Reopening.Play(tell);
Chaining.Play(tell);
Growing.Play(tell);
Handing.Play(tell);
Signing.Play(tell);
Keeping.Play(tell);
Reporting.Play(tell);
Drawing.Play(tell);
Writing.Play(tell);
Scheduling.Play(tell);
Forecasting.Play(tell);
Staffing.Play(tell);
Exchanging.Play(tell);
await Following.Play(tell);
await Hosting.Play(tell);
await Tending.Play(tell);
await Checking.Play(tell);
