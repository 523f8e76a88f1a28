PackageConsumer.SmallPlan.Play(System.Console.Out);
